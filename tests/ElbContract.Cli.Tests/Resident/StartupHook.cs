using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;

/// <summary>Runs inside elb-contract, which the runtime enters here and not at its beginning: its beginning is then run once for each
/// shell that asks, one after the other, in the shell's folder, with its variables, and on its output. What is compiled stays
/// compiled.</summary>
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for this name.")]
internal static class StartupHook
{
    /// <summary>Prints the port where shells ask, and ends with its standard input.</summary>
    public static void Initialize()
    {
        var main = Assembly.Load("elb-contract").EntryPoint!;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine(((IPEndPoint)listener.LocalEndpoint).Port);
        new Thread(() =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(0);
        })
        {
            IsBackground = true,
        }.Start();
        while (true)
        {
            using var shell = listener.AcceptTcpClient();
            using var stream = shell.GetStream();
            using var reader = new StreamReader(stream);
            var exitCode = Run(main, $"/proc/{reader.ReadLine()}");
            stream.Write(Encoding.ASCII.GetBytes($"{exitCode}\n"));
        }
    }

    private static int Run(MethodInfo main, string shell)
    {
        var variables = Parts(shell + "/environ").Select(one => one.Split('=', 2)).ToDictionary(one => one[0], one => one[1]);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => !variables.ContainsKey(name)))
            Environment.SetEnvironmentVariable(name, null);
        foreach (var (name, value) in variables)
            Environment.SetEnvironmentVariable(name, value);
        Directory.SetCurrentDirectory(new DirectoryInfo(shell + "/cwd").ResolveLinkTarget(returnFinalTarget: false)!.FullName);
        // Where its standard output is, for it writes to this process as to its standard output.
        using var output = Open(shell + "/fd/4");
        using var errors = Open(shell + "/fd/2");
        Console.SetOut(output);
        Console.SetError(errors);
        // Behind the shell and its script.
        return (int)main.Invoke(null, [Parts(shell + "/cmdline")[2..]])!;
    }

    private static string[] Parts(string file) => File.ReadAllText(file).Split('\0')[..^1];

    // A file may have lines of another command.
    private static StreamWriter Open(string file)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        if (stream.CanSeek)
            stream.Seek(0, SeekOrigin.End);
        return new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}
