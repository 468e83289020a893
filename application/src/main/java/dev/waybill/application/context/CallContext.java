package dev.waybill.application.context;

/// First argument of every use case. One that works on the whole installation takes any; one that
/// works for a tenant takes a [RequestContext].
public sealed interface CallContext permits LocalContext, RequestContext {
  Actor actor();
}
