using System.CommandLine;
using Chatbotics.Grains.Abstractions.Privacy.Receipts;

namespace Chatbotics.CommandLine;

/// <summary><c>./run verify-receipt FILE</c>: checks receipts of erasures, offline, with nothing but the file.</summary>
internal static class VerifyReceiptCommand
{
    private const int Wrong = 1;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A receipt, or several in one file, as downloaded from the ledger." };
        var command = new Command("verify-receipt", "Checks the receipts of erasures: signature and chain. Exit code 0 when all are good, 1 otherwise.") { file };
        command.SetAction((parsed, cancellationToken) => Run(parsed.GetValue(file)!, Console.Out, cancellationToken));
        return command;
    }

    private static async Task<int> Run(FileInfo file, TextWriter output, CancellationToken cancellationToken)
    {
        if (!file.Exists || file.Length > ReceiptFile.MaxLength)
        {
            await output.WriteLineAsync($"There is no receipt at {file.FullName}.");
            return Wrong;
        }

        if (ReceiptFile.Read(await File.ReadAllTextAsync(file.FullName, cancellationToken)) is not { } receipts)
        {
            await output.WriteLineAsync("This file holds no receipt.");
            return Wrong;
        }

        var ordered = receipts.OrderBy(static receipt => receipt.Number).ToArray();
        if (ReceiptVerifier.VerifyAll([.. ordered]) is var (bad, fault))
        {
            await output.WriteLineAsync($"Receipt {bad.Number:0000}: {Sentence(fault)}");
            return Wrong;
        }

        foreach (var receipt in ordered)
        {
            await output.WriteLineAsync(
                $"Receipt {receipt.Number:0000} is good. Workspace {receipt.Workspace}, {receipt.Kind}, erased by {receipt.FinishedAt.UtcDateTime:u}, backups clear by {receipt.BackupsClearBy.UtcDateTime:u}.");
        }

        await output.WriteLineAsync($"Signed with the key {ReceiptText.Fingerprint(ordered[0].PublicKey)}. Compare it with the one that the workspace names.");
        return 0;
    }

    private static string Sentence(ReceiptFault fault) => fault switch
    {
        ReceiptFault.BadSignature => "the signature does not belong to it. Something in it was changed.",
        ReceiptFault.BadKey => "the key in it is no key.",
        ReceiptFault.BrokenChain => "it does not follow the one before. A receipt was taken out, put in or swapped.",
        ReceiptFault.OtherKey => "it was signed with another key than the one before.",
        _ => "it is not a receipt, or of a form that this build doesn't know.",
    };
}
