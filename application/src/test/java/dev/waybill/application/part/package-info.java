/// Real parts that tests run against, and ways to make them fail.
@NullMarked
package dev.waybill.application.part;

import org.jspecify.annotations.NullMarked;
