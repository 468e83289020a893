/// Limits how much is stored in all.
@NullMarked
package dev.waybill.storage.total;

import org.jspecify.annotations.NullMarked;
