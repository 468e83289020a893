/// The HTTP face of Waybill: bytes, headers and forms in, outcomes out. Decides no policy.
@NullMarked
package dev.waybill.rest;

import org.jspecify.annotations.NullMarked;
