using System.Net.Sockets;
using Chatbotics.CommandLine;
using Chatbotics.Silo.Seeding;
using Chatbotics.Storage;
using Chatbotics.WebFront.Identity.Journeys;
using Microsoft.Extensions.Options;

namespace Chatbotics.Hosting;

/// <summary>Runs the host and turns what keeps it from starting into one sentence.</summary>
internal static class HostRunner
{
    /// <summary>The exit code when the host could not start.</summary>
    public const int CouldNotStart = 2;

    /// <summary>Runs until the process is told to stop.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="cancellationToken">Asks to stop.</param>
    public static async Task<int> Run(HostArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = await ChatboticsHost.Build(arguments, cancellationToken: cancellationToken);
            await app.StartAsync(cancellationToken);
            await StartupBanner.Print(app, Console.Out);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception fault) when (Sentence(fault, arguments) is { } sentence)
        {
            await Console.Error.WriteLineAsync("Chatbotics can't start: " + sentence);
            return CouldNotStart;
        }
    }

    private static string? Sentence(Exception fault, HostArguments arguments) => fault switch
    {
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        StoreStartException or SeedFileException or OwnerRefusedException => fault.Message,
        IOException { InnerException: SocketException } or IOException { InnerException.InnerException: SocketException } =>
            $"{arguments.Urls} can't be listened on: another program uses it, or it isn't an address of this machine. Choose another with --urls.",
        AggregateException { InnerExceptions: [var only] } => Sentence(only, arguments),
        { InnerException: { } inner } => Sentence(inner, arguments),
        _ => null,
    };
}
