package dev.gradwright.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gamma function's logarithm, its derivatives and erfc against 40 digits of mpmath. */
final class GammaFunctionTest {
  private static double value(String function, double x) {
    return switch (function) {
      case "lgamma" -> GammaFunction.lgamma(x);
      case "erfc" -> ErrorFunction.erfc(x);
      default -> GammaFunction.polygamma(Integer.parseInt(function), x);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "lgamma, 1e-09, 20.723265836369194",
    "lgamma, 0.01, 4.599479878042022",
    "lgamma, 0.3, 1.0957979948180756",
    "lgamma, 0.49999, 0.5723845782717032",
    "lgamma, 0.5, 0.5723649429247001",
    "lgamma, 0.75, 0.20328095143129538",
    "lgamma, 0.999999, 5.772164873855652e-07",
    "lgamma, 1.0000001, -5.772155829918507e-08",
    "lgamma, 1.25, -0.09827183642181316",
    "lgamma, 1.4999, -0.12078588195849393",
    "lgamma, 1.5, -0.12078223763524522",
    "lgamma, 1.99999, -4.227811104241674e-06",
    "lgamma, 2.000001, 4.2278465762452923e-07",
    "lgamma, 2.4999, 0.28461255726068263",
    "lgamma, 2.5, 0.2846828704729192",
    "lgamma, 2.6, 0.35741186354897986",
    "lgamma, 3.7, 1.428072326665388",
    "lgamma, 7.99, 8.50501160608848",
    "lgamma, 9.9999, 12.801602305348396",
    "lgamma, 10.0, 12.801827480081469",
    "lgamma, 17.5, 32.08111489594735",
    "lgamma, 123.25, 468.6144829505166",
    "lgamma, 100000.0, 1051287.7089736569",
    "lgamma, 1000000000000000.0, 3.3538776394910668e+16",
    "0, 1e-09, -1000000000.5772156",
    "0, 0.01, -100.56088545786868",
    "0, 0.3, -3.502524222200133",
    "0, 0.999999, -0.5772173098368019",
    "0, 1.0, -0.5772156649015329",
    "0, 1.3, -0.16919088886679962",
    "0, 1.4616, -3.110625123034165e-05",
    "0, 1.46163214496836, -2.2410766695906462e-15",
    "0, 1.5, 0.03648997397857652",
    "0, 1.99, 0.41631470604541493",
    "0, 2.01, 0.4292135520323155",
    "0, 3.7, 1.1671535393615113",
    "0, 9.9999, 2.2517420723779034",
    "0, 10.0, 2.251752589066721",
    "0, 123.25, 4.810152531964819",
    "0, 10000000000.0, 23.025850929890456",
    "1, 0.01, 10001.621213528313",
    "1, 0.3, 12.245364546107732",
    "1, 1.0, 1.6449340668482264",
    "1, 2.5, 0.49035775610023485",
    "1, 9.75, 0.10800324333663186",
    "1, 30.0, 0.033895060357739946",
    "1, 1000000.0, 1.0000005000001667e-06",
    "2, 0.01, -2000002.340398677",
    "2, 0.3, -75.27253658872604",
    "2, 1.0, -2.4041138063191885",
    "2, 2.5, -0.2362040516417274",
    "2, 9.75, -0.011653444287958333",
    "2, 30.0, -0.0011487652037286",
    "2, 1000000.0, -1.0000010000005e-12",
    "3, 0.01, 600000006.2510618",
    "3, 0.3, 743.1417646550498",
    "3, 1.0, 6.493939402266829",
    "3, 2.5, 0.22390584881725206",
    "3, 9.75, 0.0025123789213988943",
    "3, 30.0, 7.78600366473613e-05",
    "3, 1000000.0, 2.000003000002e-18",
    "6, 0.01, -7.2000000000000664e+16",
    "6, 0.3, -3292298.1329083703",
    "6, 1.0, -726.0114797149845",
    "6, 2.5, -1.318006107550035",
    "6, 9.75, -0.00018774633869361122",
    "6, 30.0, -1.8170925411158237e-07",
    "6, 1000000.0, -1.2000036000042e-34",
    "erfc, -5.5, 1.9999999999999927",
    "erfc, -2.0, 1.9953222650189528",
    "erfc, -0.84, 1.7651427114549945",
    "erfc, -0.1, 1.1124629160182848",
    "erfc, 0.1, 0.887537083981715",
    "erfc, 0.25, 0.7236736098317631",
    "erfc, 0.84, 0.23485728854500548",
    "erfc, 0.85, 0.22933194239164748",
    "erfc, 1.2, 0.08968602177036464",
    "erfc, 1.3, 0.06599205505934755",
    "erfc, 2.8, 7.501319466545911e-05",
    "erfc, 2.9, 4.109787809945886e-05",
    "erfc, 5.9, 7.190409783550478e-17",
    "erfc, 6.1, 6.3146021501937184e-18",
    "erfc, 15.5, 1.6632016400488723e-106",
    "erfc, 26.0, 5.663192408856143e-296",
    "erfc, 27.2, 1e-323",
  })
  void valuesAreWithinAFewUnitsInTheLastPlace(String function, double x, double expected) {
    assertEquals(expected, value(function, x), 5 * Math.ulp(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "lgamma, -0.5, 1.2655121234846454",
    "0, -0.5, 0.03648997397857652",
    "1, -0.5, 8.934802200544679",
    "2, -0.5, -0.82879664423432",
    "lgamma, -1.25, 1.3664317612369763",
    "0, -1.25, 3.714139120213528",
    "1, -1.25, 19.181879647671607",
    "2, -1.25, 123.72136678366236",
    "lgamma, -2.75, 0.004487897535955773",
    "0, -2.75, -1.959055264977997",
    "1, -2.75, 19.433868949488463",
    "2, -2.75, -124.11765305971518",
    "lgamma, -7.5, -8.404537371451598",
    "0, -7.5, 2.08009081757942",
    "1, -7.5, 9.744766282170433",
    "2, -7.5, -0.015564511795903924",
    "lgamma, -30.25, -74.02239745035548",
    "0, -30.25, 6.567526705172748",
    "1, -30.25, 19.706691341963047",
    "2, -30.25, 124.02404942909006",
  })
  void negativeArgumentsAreReflected(String function, double x, double expected) {
    // Near its zeros the sum of large parts keeps an absolute error alone.
    assertEquals(expected, value(function, x), 1e-13 * Math.max(1, Math.abs(expected)));
  }

  @Test
  void anotherLibraryAgrees() {
    for (double x = 0.05; x < 60; x += 0.173) {
      // commons-math3 states 1e-14 for its logarithm, and 1e-8 for digamma.
      double scale = 1e-13 * Math.max(1, Math.abs(Gamma.logGamma(x)));
      assertEquals(Gamma.logGamma(x), GammaFunction.lgamma(x), scale);
      double narrow = (float) x;
      assertEquals((float) GammaFunction.lgamma(narrow), GammaFunction.lgamma((float) x));
      assertEquals(Gamma.digamma(x), GammaFunction.polygamma(0, x), 1e-8);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, -1, -2, -1e300})
  void polesAreInfiniteAndHaveNoSlope(double x) {
    assertEquals(Double.POSITIVE_INFINITY, GammaFunction.lgamma(x));
    assertTrue(Double.isNaN(GammaFunction.polygamma(0, x)));
    assertTrue(Double.isNaN(GammaFunction.polygamma(1, x)));
  }

  @Test
  void infinityAndNanAreWhatTheyTendTo() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(infinity, GammaFunction.lgamma(infinity));
    assertEquals(infinity, GammaFunction.polygamma(0, infinity));
    assertEquals(0, GammaFunction.polygamma(3, infinity));
    assertEquals(infinity, GammaFunction.lgamma(-infinity));
    assertEquals(0, ErrorFunction.erfc(infinity));
    assertEquals(2, ErrorFunction.erfc(-infinity));
    for (String function : new String[] {"lgamma", "erfc", "0", "1"}) {
      assertTrue(Double.isNaN(value(function, Double.NaN)), function);
    }
  }
}
