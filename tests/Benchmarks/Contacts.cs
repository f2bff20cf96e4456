using System.Diagnostics;
using System.Globalization;
using System.Text;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.ProductKit;

namespace Chatbotics.Benchmarks;

/// <summary>A hundred thousand contacts in the product: imported from files, then listed, searched and filtered.</summary>
internal static class Contacts
{
    private const int PerFile = 50_000;
    private const int Files = 2;
    private const int PartSize = 256 << 10;

    private static readonly string[] s_first = ["Anna", "Lea", "Jonas", "Mira", "Tom", "Noor", "Émile", "Søren", "Zoë", "Karim"];
    private static readonly string[] s_last = ["Brandt", "Okafor", "Lindqvist", "Haddad", "Kowalski", "Nguyen", "Silva", "Weber", "Rossi", "Yılmaz"];

    public static async Task Run(SuiteOptions options)
    {
        await using var product = await Product.Start();
        using var engine = Caller.Use(Caller.Engine);
        for (var file = 0; file < Files; file++)
        {
            var (seconds, status) = await Import(product, file);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Import of {PerFile:N0} contacts after {file * PerFile:N0}: {PerFile / seconds:N0} rows/s ({status.Created:N0} new, {status.Bad} bad)"));
        }

        var grain = product.Grains.GetGrain<IContactsGrain>("acme");
        var count = Math.Clamp(options.RequestsPerPhase / 100, 200, 1_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A page of 50 of {Files * PerFile:N0} contacts            p50 ms     p99 ms"));
        string? after = null;
        await Measure("newest first, page after page", count, async index =>
        {
            var page = await grain.List(new ContactQuery { After = index % 20 == 0 ? null : after });
            after = page.Next;
        });
        await Measure("search: a first and a last name", count, index => grain.List(new ContactQuery { Text = $"{s_first[index % 10]} {s_last[index / 10 % 10]}" }));
        await Measure("search: the beginning of a name", count, index => grain.List(new ContactQuery { Text = s_last[index % 10][..3] }));
        await Measure("search: one phone number", count, index => grain.List(new ContactQuery { Text = Phone(index * 97 % (Files * PerFile)) }));
        await Measure("search: nobody", count, index => grain.List(new ContactQuery { Text = $"Xaver{index.ToString(CultureInfo.InvariantCulture)} Nirgendwo" }));
        await Measure("how many there are", Math.Min(count, 200), _ => grain.Count([]));
    }

    private static async Task<(double Seconds, ImportStatus Status)> Import(Product product, int file)
    {
        var text = new StringBuilder("name,phone,email\n");
        for (var row = 0; row < PerFile; row++)
        {
            var number = (file * PerFile) + row;
            text.Append(CultureInfo.InvariantCulture, $"{s_first[number % 10]} {s_last[number / 10 % 10]},{Phone(number)},c{number}@example.test\n");
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var import = product.Grains.GetGrain<IContactImportGrain>(ContactKeys.Of("acme", Guid.NewGuid().ToString("N")));
        for (var part = 0; part * PartSize < bytes.Length; part++)
        {
            Check(await import.Receive("people.csv", part, bytes.AsSpan(part * PartSize, Math.Min(PartSize, bytes.Length - (part * PartSize))).ToArray()));
        }

        Check(await import.Read());
        var started = Stopwatch.GetTimestamp();
        Check(await import.Run());
        ImportStatus status;
        while ((status = await import.GetStatus()).Stage == ImportStage.Running)
        {
            await Task.Delay(50);
        }

        return (Stopwatch.GetElapsedTime(started).TotalSeconds, status);
    }

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+4917{number:000000000}");

    private static void Check(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Text);
        }
    }

    private static async Task Measure(string name, int count, Func<int, Task> what)
    {
        var times = new double[count];
        for (var index = -20; index < count; index++)
        {
            var started = Stopwatch.GetTimestamp();
            await what(Math.Max(0, index));
            times[Math.Max(0, index)] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {times[count / 2],10:0.00} {times[count * 99 / 100],10:0.00}"));
    }
}
