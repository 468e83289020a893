/// What is left of the service's data when its process ends, however it ends.
@NullMarked
package dev.waybill.bootstrap.durability;

import org.jspecify.annotations.NullMarked;
