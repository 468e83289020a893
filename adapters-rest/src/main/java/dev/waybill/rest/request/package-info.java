/// What a request says about its sender, its tenant and the address it was sent to.
@NullMarked
package dev.waybill.rest.request;

import org.jspecify.annotations.NullMarked;
