/// Breaks rules of the house on purpose.
@NullMarked
package dev.waybill.bootstrap.house.seeded.application.port;

import org.jspecify.annotations.NullMarked;
