/// GET and HEAD /f/{id} and /f/{id}/encrypted.
@NullMarked
package dev.waybill.rest.download;

import org.jspecify.annotations.NullMarked;
