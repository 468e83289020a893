/// A bounded, streaming push parser for `multipart/form-data` (RFC 7578 over RFC 2046 section 5.1).
///
/// Bytes go in as they arrive, parts come out to a listener; no file is ever held in memory. The
/// package knows no server, no JSON and no rule about which names are allowed.
@NullMarked
package dev.waybill.rest.multipart;

import org.jspecify.annotations.NullMarked;
