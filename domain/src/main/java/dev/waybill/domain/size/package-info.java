/// Numbers of bytes.
@NullMarked
package dev.waybill.domain.size;

import org.jspecify.annotations.NullMarked;
