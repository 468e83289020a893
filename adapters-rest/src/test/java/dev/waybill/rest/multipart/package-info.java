@NullMarked
package dev.waybill.rest.multipart;

import org.jspecify.annotations.NullMarked;
