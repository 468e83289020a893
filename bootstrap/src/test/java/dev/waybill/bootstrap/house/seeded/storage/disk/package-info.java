/// Breaks rules of the house on purpose.
@NullMarked
package dev.waybill.bootstrap.house.seeded.storage.disk;

import org.jspecify.annotations.NullMarked;
