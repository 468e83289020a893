/// How bytes are digested.
@NullMarked
package dev.waybill.domain.digest;

import org.jspecify.annotations.NullMarked;
