using ElbContract.Pact.Matching;
using ElbContract.Pact.Native;
using ElbContract.Pact.Verifying.Workers;

try
{
    switch (args)
    {
        case [WorkerProgram.Argument]:
            return WorkerProgram.Run();
        case [MockServer.Argument, var file]:
            return MockServer.Run(file);
        default:
            await Console.Error.WriteLineAsync(
                "This program verifies contracts for another program, which starts it; do not run it by hand."
            );
            return WorkerProgram.Unusable;
    }
}
catch (PactCoreException unusable)
{
    await Console.Error.WriteLineAsync(unusable.Message);
    return WorkerProgram.Unusable;
}
