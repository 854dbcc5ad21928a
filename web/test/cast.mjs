// The synthetic people and places of the tests. Villages and districts are real names of Luwu Timur and Luwu Utara; nobody here exists.
const village = (n, code, name, district) => ({ id: `0190aaaa-0000-7000-8000-0000000000${n}`, code, name, district });

export const BARUGA = village('01', '73.24.04.2002', 'Baruga', 'Malili');
export const ATUE = village('02', '73.24.04.2008', 'Atue', 'Malili');
export const LERA = village('03', '73.24.06.2001', 'Lera', 'Wotu');
export const PINCARA = village('04', '73.22.03.2004', 'Pincara', 'Masamba');

export const REGENCIES = {
  '73.24': { code: '73.24', name: 'Kabupaten Luwu Timur', zone: 'Asia/Makassar', numbers: {} },
  '73.22': { code: '73.22', name: 'Kabupaten Luwu Utara', zone: 'Asia/Makassar', numbers: {} },
};

const mandate = (n, role, organisation) => ({ id: `0190bbbb-0000-7000-8000-0000000000${n}`, role, organisation: { id: `0190cccc-0000-7000-8000-0000000000${n}`, name: organisation }, until: '2027-12-31' });

const contact = (n, name, role, organisation) => ({ id: `0190ffff-0000-7000-8000-0000000000${n}`, name, role, organisation });

export const COMPANION = contact('01', 'Rina Palin', { id: 'Operator desa/kelurahan', en: 'Village operator' }, 'Pemerintah Desa Baruga');
export const ADMINISTRATOR = contact('02', 'Andi Wello', { id: 'Admin kabupaten', en: 'Regency administrator' }, 'Dinsos P3A');

export const PEOPLE = [
  {
    id: '0190dddd-0000-7000-8000-000000000001', signIn: 'nurhayati', password: 'melati-putih-7', name: 'Nurhayati Tandi',
    regencies: [{ code: '73.24', villages: [BARUGA, ATUE], mandates: [mandate('01', 'VILLAGE_VOLUNTEER', 'PATBM Desa Baruga')], contacts: [COMPANION, ADMINISTRATOR] }],
  },
  {
    id: '0190dddd-0000-7000-8000-000000000002', signIn: 'yusuf', password: 'angin-timur-9', name: 'Yusuf Lallo',
    regencies: [{ code: '73.24', villages: [LERA], mandates: [mandate('02', 'VILLAGE_MOVER', 'Pemerintah Desa Lera')] }],
  },
  {
    id: '0190dddd-0000-7000-8000-000000000003', signIn: 'rahma', password: 'batu-karang-5', totp: '123456', name: 'Rahmawati Saleh',
    regencies: [
      { code: '73.24', villages: [BARUGA], mandates: [mandate('03', 'PARTNER_COORDINATOR', 'Yayasan Pelita Anak')] },
      { code: '73.22', villages: [PINCARA], mandates: [mandate('04', 'PARTNER_COORDINATOR', 'Yayasan Pelita Anak')] },
    ],
  },
];

const activity = (n, title, villages, from, to, unit, target, realised, office, kindOfActivity) => ({
  id: `0190eeee-0000-7000-8000-0000000000${n}`, title, agreementTitle: 'PKS Desa Ramah Anak 2025–2027', office, villages: villages.map((v) => v.id),
  from, to, unit, target, realised, year: 2026, kindOfActivity,
});

export const ACTIVITIES = [
  activity('01', 'Kelas pengasuhan tanpa kekerasan', [BARUGA, ATUE, LERA], '2026-02-01', '2026-12-15', 'kali', 12, 7, 'Dinsos P3A', 'training'),
  activity('02', 'Pertemuan Forum Anak desa', [BARUGA, ATUE], '2026-01-15', '2026-12-20', 'kali', 6, 4, 'Dinsos P3A', 'meeting'),
  activity('03', 'Kampanye pencegahan perkawinan anak', [BARUGA, LERA], '2026-11-01', '2026-11-30', 'desa', 2, 0, 'DP2KB', 'campaign'),
  activity('04', 'Pojok baca ramah anak', [ATUE], '2026-05-01', '2026-09-30', 'unit', 1, 1, 'Dinas Perpustakaan dan Kearsipan', 'building'),
  activity('05', 'Pelatihan kader PATBM', [PINCARA], '2026-03-01', '2026-12-10', 'orang', 30, 15, 'DP3AP2KB', 'training'),
];
