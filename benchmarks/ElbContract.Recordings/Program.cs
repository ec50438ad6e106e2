using System.Globalization;
using ElbContract.Recordings;

// recordings write FILE MB   a recording of that size: a HAR where the name ends in .har, else an entry a line
// recordings read FILE       reads every JSON token of it, and prints the milliseconds that took
switch (args)
{
    case ["write", var path, var megabytes] when int.TryParse(megabytes, CultureInfo.InvariantCulture, out var size):
        Generator.Write(path, size * 1024L * 1024);
        return 0;
    case ["read", var path]:
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PlainReader.Read(path).TotalMilliseconds:0}"));
        return 0;
    default:
        Console.Error.WriteLine("give: write FILE MEGABYTES, or read FILE");
        return 2;
}
