using ElbContract.Pact.Native;
using ElbContract.Pact.Verifying.Workers;

try
{
    return WorkerProgram.Run();
}
catch (PactCoreException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return WorkerProgram.CoreUnusable;
}
