/// What the use cases need from outside; adapters implement it, and every implementation passes the
/// port's contract.
@NullMarked
package dev.waybill.application.port;

import org.jspecify.annotations.NullMarked;
