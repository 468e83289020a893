package dev.waybill.bootstrap.clients;

/// A column: something that each client should be able to do.
enum Case {
  ONE("one", Uploads::one),
  SEVERAL("several", Uploads::several),
  FORM_STREAM("stream", Uploads::formOfUnknownLength),
  PUT("PUT", Uploads::put),
  PUT_STREAM("PUT stream", Uploads::putOfUnknownLength),
  NAME_QUOTES("\"name\"", Names::quotationMarks),
  NAME_UMLAUTS("näme", Names::umlauts),
  NAME_WIDE("名😀", Names::wide),
  PASSWORD_FIELD("pässword", Passwords::field),
  PASSWORD_HEADER("header", Passwords::header),
  PASSWORD_QUERY("?pw=", Passwords::query),
  PASSWORD_BASIC("Basic", Passwords::basic),
  DOWNLOAD("get", Downloads::whole),
  RANGE("range", Downloads::range),
  RESUME("resume", Downloads::resume),
  HEAD("HEAD", Downloads::head),
  TOO_LARGE("413", Refusals::tooLarge),
  TOO_LARGE_STREAM("413 stream", Refusals::tooLargeOfUnknownLength),
  REUSE("reuse", Refusals::connectionIsKept),
  PATCH("PATCH", Changes::patch),
  DELETE("delete", Changes::delete);

  interface Check {
    /// @throws Exception of the client, if it fails
    void run(Client client, Bench bench) throws Exception;
  }

  private final String title;

  // References to static methods, which hold nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Check check;

  Case(String title, Check check) {
    this.title = title;
    this.check = check;
  }

  String title() {
    return title;
  }

  Check check() {
    return check;
  }
}
