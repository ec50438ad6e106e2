using ElbContract.Weather;
using ElbContract.Weather.Running;

// Both halves of benchmarks/faults.sh: the endpoint that a run meets, and what starts, measures and interrupts the run.
try
{
    return args is ["run", .. var rest] ? await Launcher.RunAsync(rest) : await Station.RunAsync(args);
}
catch (UsageException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine("usage: --weather NAME [--every N] [--delay MS] [--minutes N] [--folder PATH]");
    Console.Error.WriteLine(
        "       run --result FILE [--limit SECONDS] [--signal INT|KILL --after MS [--whole-tree]] -- COMMAND [ARGUMENT...]"
    );
    return 2;
}
