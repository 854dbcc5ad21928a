/** Activities of joint plans: their pages, realised volume, trainings and the API. */
@NullMarked
package id.payung.agreements.activity;

import org.jspecify.annotations.NullMarked;
