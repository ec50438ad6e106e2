namespace ElbContract.Emulator.Identity;

/// <summary>A project as the identity service names it.</summary>
internal sealed record EmulatedProject(string Id, string Name);
