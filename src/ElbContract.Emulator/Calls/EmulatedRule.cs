namespace ElbContract.Emulator.Calls;

/// <summary>Something that the emulator does where it answers a call.</summary>
/// <param name="Footing">What it follows there.</param>
/// <param name="Text">What it does, for users; code stands between backticks.</param>
internal sealed record EmulatedRule(Footing Footing, string Text);
