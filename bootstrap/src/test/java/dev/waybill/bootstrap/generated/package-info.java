/// Clients that outside generators make of our OpenAPI document: made, compiled and driven against
/// the service, step by step.
@NullMarked
package dev.waybill.bootstrap.generated;

import org.jspecify.annotations.NullMarked;
