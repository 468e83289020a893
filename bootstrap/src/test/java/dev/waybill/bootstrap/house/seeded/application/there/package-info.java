@NullMarked
package dev.waybill.bootstrap.house.seeded.application.there;

import org.jspecify.annotations.NullMarked;
