/// The parts of HTTP semantics (RFC 9110) that answers are made of: pure functions of header
/// values.
@NullMarked
package dev.waybill.rest.http;

import org.jspecify.annotations.NullMarked;
