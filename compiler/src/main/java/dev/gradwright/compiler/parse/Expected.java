package dev.gradwright.compiler.parse;

import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Which tokens may come next, seen from the parser's state and the rules it is inside of. */
final class Expected {
  private Expected() {}

  static IntervalSet at(Parser parser, RecognitionException error) {
    if (error instanceof NoViableAltException ahead
        && ahead.getStartToken() != ahead.getOffendingToken()) {
      return afterLookahead(ahead);
    }
    return parser.getExpectedTokens();
  }

  /** What would have gone on with any of the alternatives that were still alive. */
  private static IntervalSet afterLookahead(NoViableAltException error) {
    IntervalSet expected = new IntervalSet();
    for (ATNConfig config : error.getDeadEndConfigs()) {
      for (Transition transition : config.state.getTransitions()) {
        if (!transition.isEpsilon()) {
          expected.addAll(transition.label());
        }
      }
    }
    return expected;
  }

  /** Whether the next token is among the expected ones, without building the set. */
  static boolean fits(Parser parser) {
    ATN atn = parser.getATN();
    int next = parser.getInputStream().LA(1);
    IntervalSet following = atn.nextTokens(atn.states.get(parser.getState()));
    ParserRuleContext context = parser.getContext();
    while (!following.contains(next)) {
      boolean ruleMayEnd = following.contains(Token.EPSILON);
      if (!ruleMayEnd || context == null || context.invokingState < 0) {
        return ruleMayEnd && next == Token.EOF;
      }
      following = following(atn, context);
      context = context.getParent();
    }
    return true;
  }

  private static IntervalSet following(ATN atn, RuleContext context) {
    RuleTransition call = (RuleTransition) atn.states.get(context.invokingState).transition(0);
    return atn.nextTokens(call.followState);
  }
}
