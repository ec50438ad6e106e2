namespace ElbContract.Cli.Completion;

/// <summary>What makes a shell complete verbs, options and values: each asks the program itself, so none of them ages.</summary>
internal static class CompletionScripts
{
    private const string Bash = """
        _elb_contract() {
          local IFS=$'\n'
          COMPREPLY=($(elb-contract "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
        }
        complete -o default -F _elb_contract elb-contract
        """;

    private const string Zsh = """
        #compdef elb-contract
        _elb_contract() {
          local -a found
          found=("${(@f)$(elb-contract "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          if [[ -n "$found" ]]; then compadd -a found; else _files; fi
        }
        compdef _elb_contract elb-contract
        """;

    private const string Fish = """
        function __elb_contract
          set --local line (commandline --cut-at-cursor | string collect)
          elb-contract "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete --command elb-contract --arguments '(__elb_contract)'
        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName elb-contract -ScriptBlock {
          param($word, $line, $cursor)
          elb-contract "[suggest:$cursor]" "$line" 2>$null | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }
        """;

    /// <summary>The script of each shell, by its name.</summary>
    public static IReadOnlyDictionary<string, string> OfShells { get; } =
        new OrderedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["bash"] = Bash,
            ["zsh"] = Zsh,
            ["fish"] = Fish,
            ["pwsh"] = PowerShell,
        };
}
