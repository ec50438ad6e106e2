using ElbContract.Specification;

namespace ElbContract.Emulator;

/// <summary>The emulator cannot listen where it is told to: another program does, or the address is not this machine's.</summary>
internal sealed class AddressNotAvailableException(string message, Exception cause) : MistakeException(message, cause);
