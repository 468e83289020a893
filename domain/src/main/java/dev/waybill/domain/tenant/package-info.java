/// An organisation and what it allows.
@NullMarked
package dev.waybill.domain.tenant;

import org.jspecify.annotations.NullMarked;
