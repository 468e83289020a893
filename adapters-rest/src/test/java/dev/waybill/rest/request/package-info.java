/// Tests of what a request is known by.
@NullMarked
package dev.waybill.rest.request;

import org.jspecify.annotations.NullMarked;
