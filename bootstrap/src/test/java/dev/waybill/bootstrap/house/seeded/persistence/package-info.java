/// Breaks rules of the house on purpose.
@NullMarked
package dev.waybill.bootstrap.house.seeded.persistence;

import org.jspecify.annotations.NullMarked;
