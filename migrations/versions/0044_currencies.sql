-- The currency of a deal, what was given in it, and by the rate of which day that was converted; and the rates.

ALTER TABLE companies ADD COLUMN currencies text[] NOT NULL DEFAULT '{}';
ALTER TABLE deals
	ADD COLUMN currency TEXT,
	ADD COLUMN amounts JSONB,
	ADD COLUMN rate_day DATE;
CREATE INDEX ix_deals_by_rate_day ON deals (company_id, currency, rate_day) WHERE currency is not null;

CREATE TABLE exchange_rates (
	company_id BIGINT NOT NULL,
	currency TEXT NOT NULL,
	valid_from DATE NOT NULL,
	rate NUMERIC NOT NULL,
	CONSTRAINT pk_exchange_rates PRIMARY KEY (company_id, currency, valid_from),
	CONSTRAINT ck_exchange_rates_rate CHECK (rate > 0),
	CONSTRAINT fk_exchange_rates_company_id FOREIGN KEY(company_id) REFERENCES companies (id)
);
