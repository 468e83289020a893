/// Breaks rules of the house on purpose.
@NullMarked
package dev.waybill.bootstrap.house.seeded.storage.encryption;

import org.jspecify.annotations.NullMarked;
