using System.Collections.Concurrent;
using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Customers;

/// <summary>The customers by asset and each id they go by; at most <see cref="SimulatorOptions.MaxCustomers"/> ids.</summary>
internal sealed class CustomerRegistry(SimulatedMeta meta, int capacity)
{
    private const int MostMessages = 100_000;

    private readonly ConcurrentDictionary<(Asset Asset, string Contact), Customer> _customers = new();
    private readonly ConcurrentDictionary<string, Customer> _writers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _oldest = new();

    public IReadOnlyList<Customer> All => [.. _customers.Values.Distinct()];

    public Customer? Find(Asset asset, string contact) => _customers.GetValueOrDefault((asset, contact));

    public Customer GetOrAdd(Asset asset, string contact, CustomerProfile? profile)
    {
        if (asset.Platform == Platform.WhatsApp && !UserIds.IsUserId(contact))
        {
            contact = WhatsAppNumber.Digits(contact);
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(contact);
        if (_customers.TryGetValue((asset, contact), out var known))
        {
            known.Profile = profile is null ? known.Profile : profile with { Name = profile.Name ?? known.Profile.Name, UserId = profile.UserId ?? known.Profile.UserId };
            return known;
        }

        if (_customers.Count >= capacity)
        {
            throw new InvalidOperationException($"The simulator holds at most {capacity} customers; raise {nameof(SimulatorOptions.MaxCustomers)}.");
        }

        var customer = _customers.GetOrAdd((asset, contact), static (key, state) => new Customer(state.meta, key.Asset, key.Contact, state.profile), (meta, profile));
        if (profile?.UserId is { } userId)
        {
            AddAlias(customer, userId);
        }

        return customer;
    }

    /// <summary>Remembers who wrote a message: a WhatsApp read mark names the message only.</summary>
    public void Wrote(Customer customer, string messageId)
    {
        if (_writers.TryAdd(messageId, customer))
        {
            _oldest.Enqueue(messageId);
            if (_oldest.Count > MostMessages && _oldest.TryDequeue(out var forgotten))
            {
                _writers.TryRemove(forgotten, out _);
            }
        }
    }

    /// <summary>Who wrote the message to this asset; null when it is unknown or too old.</summary>
    public Customer? ByMessage(Asset asset, string messageId) =>
        _writers.TryGetValue(messageId, out var customer) && ReferenceEquals(customer.Asset, asset) ? customer : null;

    public void AddAlias(Customer customer, string contact) => _customers[(customer.Asset, contact)] = customer;
}
