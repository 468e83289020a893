/// Form fields, however they are sent, and what they ask for.
@NullMarked
package dev.waybill.rest.form;

import org.jspecify.annotations.NullMarked;
