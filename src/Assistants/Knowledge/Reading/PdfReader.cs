using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chatbotics.Grains.Knowledge;
using Chatbotics.Grains.Knowledge.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Assistants.Knowledge.Reading;

/// <summary>
/// Reads PDF documents with Poppler's <c>pdftotext</c>: a process of its own, so that a hostile document can be given up at
/// any moment and takes nothing with it. The document goes in and the text comes out by pipes; no file is written.
/// </summary>
/// <param name="options">Where the program is.</param>
internal sealed class PdfReader(IOptions<PdfOptions> options) : IDocumentReader
{
    private const string Missing = "PDF documents can't be read here: the program pdftotext is not installed. Ask the operator to install poppler-utils, or upload the document as .docx or text.";

    /// <inheritdoc/>
    public IReadOnlyList<string> MediaTypes { get; } = ["application/pdf"];

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".pdf"];

    /// <inheritdoc/>
    public DocumentContent Read(DocumentSource source, ReadingBudget budget)
    {
        if (source.Content.Span[..Math.Min(1024, source.Content.Length)].IndexOf("%PDF-"u8) < 0)
        {
            throw Damaged();
        }

        var text = Extract(source.Content, budget);
        var blocks = new BlockBuilder(budget);
        var page = 0;
        foreach (var content in text.Split('\f'))
        {
            blocks.Page = ++page;
            if (content.AsSpan().IsWhiteSpace())
            {
                continue;
            }

            budget.Page(page);
            PdfPage.Add(content, blocks);
        }

        return blocks.Build();
    }

    private string Extract(ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        using var process = Start(budget);
        using var stop = new Timer(static state => Kill((Process)state!), process, budget.TimeLeft, Timeout.InfiniteTimeSpan);
        using var given = budget.Cancellation.Register(static state => Kill((Process)state!), process);

        // Both pipes must be served at once, or each side waits for the other.
        var writer = new Thread(() => Feed(process, content)) { IsBackground = true, Name = "pdf" };
        writer.Start();
        var needsPassword = false;
        var errors = new Thread(() => needsPassword = AsksForPassword(process)) { IsBackground = true, Name = "pdf errors" };
        errors.Start();
        var text = new StringBuilder();
        var buffer = new char[16 * 1024];
        int read;
        while ((read = process.StandardOutput.Read(buffer)) > 0)
        {
            text.Append(buffer, 0, read);
            if (text.Length > budget.Limits.Characters)
            {
                Kill(process);
                budget.Characters(text.Length);
            }
        }

        process.WaitForExit();
        writer.Join();
        errors.Join();
        budget.Check();
        return process.ExitCode switch
        {
            0 => text.ToString(),
            3 or 1 when needsPassword => throw new DocumentRefusedException(DocumentFault.Encrypted, "The PDF document is protected by a password. Save it without one."),
            127 => throw new DocumentRefusedException(DocumentFault.ReaderMissing, Missing),
            > 128 or < 0 => throw new DocumentRefusedException(DocumentFault.TooCostly, "Reading the PDF document takes too much memory. Save it anew in a simpler form."),
            _ => throw Damaged(),
        };
    }

    private Process Start(ReadingBudget budget)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Remove("LD_PRELOAD");
        if (OperatingSystem.IsLinux() && File.Exists(PrLimit))
        {
            start.FileName = PrLimit;
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--as={(long)options.Value.MemoryMegabytes << 20}"));
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"--cpu={Math.Max(1, (int)budget.Limits.Time.TotalSeconds)}"));
            start.ArgumentList.Add("--core=0");
            start.ArgumentList.Add("--fsize=0");
            start.ArgumentList.Add("--nofile=64");
            start.ArgumentList.Add(options.Value.Program);
        }
        else
        {
            start.FileName = options.Value.Program;
        }

        // One page more than allowed, so that a longer document is refused and not cut.
        foreach (var argument in (ReadOnlySpan<string>)["-enc", "UTF-8", "-eol", "unix", "-l", (budget.Limits.Pages + 1).ToString(CultureInfo.InvariantCulture), "-", "-"])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start) ?? throw new DocumentRefusedException(DocumentFault.ReaderMissing, Missing);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new DocumentRefusedException(DocumentFault.ReaderMissing, Missing, missing);
        }
    }

    private const string PrLimit = "/usr/bin/prlimit";

    private static void Feed(Process process, ReadOnlyMemory<byte> content)
    {
        try
        {
            using var input = process.StandardInput.BaseStream;
            input.Write(content.Span);
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code tells why.
        }
    }

    private static bool AsksForPassword(Process process)
    {
        // What else it complains about may quote the document: it is read so that the pipe doesn't fill up, and dropped.
        var asks = false;
        var buffer = new char[4 * 1024];
        int read;
        while ((read = process.StandardError.Read(buffer)) > 0)
        {
            asks |= buffer.AsSpan(0, read).Contains("password", StringComparison.OrdinalIgnoreCase);
        }

        return asks;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private static DocumentRefusedException Damaged() =>
        new(DocumentFault.Damaged, "The PDF document is damaged, or is none. Save it anew and upload it again.");
}
