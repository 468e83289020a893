@NullMarked
package dev.waybill.bootstrap.house.seeded.application.here;

import org.jspecify.annotations.NullMarked;
