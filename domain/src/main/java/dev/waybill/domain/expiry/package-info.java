/// How long an upload lives.
@NullMarked
package dev.waybill.domain.expiry;

import org.jspecify.annotations.NullMarked;
