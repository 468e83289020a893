/// Tests of forms.
@NullMarked
package dev.waybill.rest.form;

import org.jspecify.annotations.NullMarked;
