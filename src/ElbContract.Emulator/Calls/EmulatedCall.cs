namespace ElbContract.Emulator.Calls;

/// <summary>A call that the emulator answers.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Resource">What its path leads to.</param>
/// <param name="Name">What it does, as the title of a page.</param>
/// <param name="Footing">What its answers follow.</param>
internal sealed record EmulatedCall(string Method, Resource Resource, string Name, Footing Footing);
