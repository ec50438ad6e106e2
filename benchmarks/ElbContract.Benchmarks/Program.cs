using BenchmarkDotNet.Running;
using ElbContract.Benchmarks;

// Without arguments all of them, one after the other; otherwise BenchmarkDotNet's own arguments, such as --filter '*Judge*' or --job short.
BenchmarkSwitcher.FromTypes([typeof(JudgeBenchmarks), typeof(EmulatorBenchmarks)]).Run(args.Length == 0 ? ["--filter", "*"] : args);
