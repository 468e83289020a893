package dev.waybill.application.context;

/// What begins in this process and not with a request: it has no tenant and comes from nowhere.
public enum LocalContext implements CallContext {
  COMMAND(Actor.OPERATOR),
  BACKGROUND(Actor.SYSTEM);

  private final Actor actor;

  LocalContext(Actor actor) {
    this.actor = actor;
  }

  @Override
  public Actor actor() {
    return actor;
  }
}
