@NullMarked
package dev.waybill.rest.page;

import org.jspecify.annotations.NullMarked;
