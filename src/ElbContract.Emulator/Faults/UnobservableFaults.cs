namespace ElbContract.Emulator.Faults;

internal static class UnobservableFaults
{
    public static IReadOnlyList<UnobservableFault> All => [];
}
