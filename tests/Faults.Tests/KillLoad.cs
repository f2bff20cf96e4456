using System.Collections.Concurrent;
using System.Globalization;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.ProductKit;

namespace Chatbotics.Faults.Tests;

/// <summary>
/// Customers who each ask one question after the other, every one only once, while the product is being killed. Each
/// question has an answer of its own, so that an answer sent twice shows.
/// </summary>
internal sealed class KillLoad(SimulatedMeta meta)
{
    public const int Questions = 400;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<Customer, ConcurrentBag<string>> _sent = new();

    /// <summary>The ids of what each customer wrote and the product acknowledged.</summary>
    public IReadOnlyDictionary<Customer, ConcurrentBag<string>> Sent => _sent;

    /// <summary>A seed whose responder knows all questions.</summary>
    public static string Seed { get; } = SeedOf();

    /// <summary>The one word that question and answer share.</summary>
    public static string WordOf(int question) => "zq" + string.Create(4, question, static (span, number) =>
    {
        for (var i = 0; i < span.Length; i++, number /= 20)
        {
            span[i] = "bcdfghjklmnpqrstvwxz"[number % 20];
        }
    });

    /// <summary>Lets a customer ask until told to stop.</summary>
    public async Task Ask(Platform platform, int number, CancellationToken stop)
    {
        var customer = platform == Platform.WhatsApp
            ? meta.Customer(platform, Product.Assets.PhoneNumberId, (4_915_100_000_000L + number).ToString(CultureInfo.InvariantCulture))
            : meta.Customer(platform, Product.Assets.PageId, (6_780_462_000_000_000L + number).ToString(CultureInfo.InvariantCulture));
        var sent = _sent.GetOrAdd(customer, _ => []);
        for (var question = 0; question < Questions && !stop.IsCancellationRequested; question++)
        {
            var message = await customer.SendText($"Where is the {WordOf(question)}?");
            sent.Add(message.MessageId);
            await Answered(customer, $"The {WordOf(question)} is here.", stop);
        }
    }

    private static async Task Answered(Customer customer, string text, CancellationToken stop)
    {
        // An unconfirmed send is shown to a person rather than sent again, so an answer may never come: go on then.
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        customer.View.Changed += Look;
        Look(null, EventArgs.Empty);
        try
        {
            await answered.Task.WaitAsync(s_patience, stop);
        }
        catch (Exception impatience) when (impatience is TimeoutException or OperationCanceledException)
        {
        }
        finally
        {
            customer.View.Changed -= Look;
        }

        void Look(object? sender, EventArgs e)
        {
            if (customer.View.Messages.Any(message => message.FromBusiness && message.Text == text))
            {
                answered.TrySetResult();
            }
        }
    }

    private static string SeedOf()
    {
        var answers = string.Join(',', Enumerable.Range(0, Questions).Select(question =>
            $$"""{"question":"Where is the {{WordOf(question)}}?","answer":"The {{WordOf(question)}} is here."}"""));
        return $$$"""
            {"workspaces":[{"id":"acme","name":"Acme","channels":[
              {"platform":"whatsapp","assetId":"{{{Product.Assets.PhoneNumberId}}}","businessAccountId":"{{{Product.Assets.BusinessAccountId}}}","name":"Shop number","accessToken":"{{{Product.Assets.Token}}}"},
              {"platform":"messenger","assetId":"{{{Product.Assets.PageId}}}","name":"Shop page","accessToken":"{{{Product.Assets.Token}}}"}],
            "responder":{"quietPeriodMs":0,"answers":[{{{answers}}}]}}]}
            """;
    }
}
