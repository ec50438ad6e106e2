using ElbContract.Pact.Native;
using ElbContract.Pact.Verifying.Workers;

if (args is not [WorkerProgram.Argument])
{
    await Console.Error.WriteLineAsync(
        "This program verifies contracts for another one, which starts it; there is nothing to run by hand."
    );
    return WorkerProgram.Unusable;
}

try
{
    return WorkerProgram.Run();
}
catch (PactCoreException unusable)
{
    await Console.Error.WriteLineAsync(unusable.Message);
    return WorkerProgram.Unusable;
}
