/// JSON in and out.
@NullMarked
package dev.waybill.rest.json;

import org.jspecify.annotations.NullMarked;
