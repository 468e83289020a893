/// Who may call what, and the headers that keep answers harmless.
@NullMarked
package dev.waybill.rest.security;

import org.jspecify.annotations.NullMarked;
