@NullMarked
package dev.waybill.rest.security;

import org.jspecify.annotations.NullMarked;
